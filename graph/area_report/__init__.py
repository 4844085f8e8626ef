"""The area report: how an area is doing, on one day or on two days side by side."""

from graph.area_report.answer import AreaFigures, AreaReport
from graph.area_report.question import area_report

__all__ = ["AreaFigures", "AreaReport", "area_report"]
