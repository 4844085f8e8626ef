"""The triangle around somebody who gets care: the family, the professional, and who can stand beside the family."""

from graph.triangle.answer import FamilyExpert, OpenTriangle, SitTogether, TriangleSide
from graph.triangle.question import open_triangle

__all__ = ["FamilyExpert", "OpenTriangle", "SitTogether", "TriangleSide", "open_triangle"]
