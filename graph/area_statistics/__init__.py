"""Figures for dashboards and policy: flat, stable, and not to be traced to a person."""

from graph.area_statistics.answer import AreaLevel, AreaStatistic, Interval
from graph.area_statistics.measures import Measure, measures
from graph.area_statistics.question import area_statistics

__all__ = ["AreaLevel", "AreaStatistic", "Interval", "Measure", "area_statistics", "measures"]
