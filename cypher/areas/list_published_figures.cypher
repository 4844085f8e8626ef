// Purpose: the figures that were published of these areas and months
// Mode:    read
// Rows:    one
// Params:
//   months: list         months such as 2026-10
//   areaIds: list        ids of areas
// Returns:
//   figures: list        lists of month, area id, name, level, code, its year, and the lists of what was published
// Limits:  by the constraint on months and areas
// Allows:  01N52 the properties of these nodes do not exist before the first publication
UNWIND $months AS month
UNWIND $areaIds AS areaId
MATCH (figures:PublishedFigures {month: month, areaId: areaId})
RETURN collect([
  month, areaId, figures.name, figures.level, figures.code, figures.codeYear,
  figures.measures, figures.themes, figures.numbers, figures.bases, figures.bands, figures.reasons
]) AS figures
