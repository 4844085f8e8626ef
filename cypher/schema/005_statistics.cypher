// Purpose: a month's figures are published once, whichever worker comes first
// Mode:    schema
// Rows:    none
CREATE CONSTRAINT published_month IF NOT EXISTS FOR (n:PublishedMonth) REQUIRE (n.month, n.root) IS UNIQUE;
CREATE CONSTRAINT published_figures IF NOT EXISTS FOR (n:PublishedFigures) REQUIRE (n.month, n.areaId) IS UNIQUE
