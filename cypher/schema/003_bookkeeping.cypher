// Purpose: a change has one effect, a load is finished or undone, and a revision is counted
// Mode:    schema
// Rows:    none
CREATE CONSTRAINT mutation_key IF NOT EXISTS FOR (n:Mutation) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT load_id IF NOT EXISTS FOR (n:Load) REQUIRE n.id IS UNIQUE;
CREATE INDEX load_chunk IF NOT EXISTS FOR (n:LoadChunk) ON (n.load, n.number);
CREATE CONSTRAINT schema_id IF NOT EXISTS FOR (n:Schema) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT revision_id IF NOT EXISTS FOR (n:Revision) REQUIRE n.id IS UNIQUE
