// Purpose: no two entities share an id, and every list is read in the order of an index
// Mode:    schema
// Rows:    none
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE INDEX person_sortname IF NOT EXISTS FOR (n:Person) ON (n.sortName);
CREATE INDEX organisation_name IF NOT EXISTS FOR (n:Organisation) ON (n.name);
CREATE INDEX location_name IF NOT EXISTS FOR (n:Location) ON (n.name);
CREATE INDEX talent_labelnl IF NOT EXISTS FOR (n:Talent) ON (n.labelNl);
CREATE INDEX need_summary IF NOT EXISTS FOR (n:Need) ON (n.summary);
CREATE INDEX meeting_startsat IF NOT EXISTS FOR (n:Meeting) ON (n.startsAt);
CREATE INDEX arrangement_name IF NOT EXISTS FOR (n:Arrangement) ON (n.name);
CREATE INDEX goal_name IF NOT EXISTS FOR (n:Goal) ON (n.name);
CREATE INDEX story_title IF NOT EXISTS FOR (n:Story) ON (n.title);
CREATE INDEX introduction_id IF NOT EXISTS FOR (n:Introduction) ON (n.id);
CREATE INDEX legalbasis_id IF NOT EXISTS FOR (n:LegalBasis) ON (n.id);
CREATE INDEX location_code IF NOT EXISTS FOR (n:Location) ON (n.code);
CREATE INDEX need_status IF NOT EXISTS FOR (n:Need) ON (n.status);
CREATE INDEX need_needed_by IF NOT EXISTS FOR (n:Need) ON (n.neededBy);
CREATE INDEX meeting_series IF NOT EXISTS FOR (n:Meeting) ON (n.series);
CREATE INDEX person_home_area IF NOT EXISTS FOR (n:Person) ON (n.homeArea)
