// Purpose: remember how many schema files this database has seen
// Mode:    write
// Rows:    none
// Params:
//   level: integer       the number of the last schema file
MERGE (schema:Schema {id: 'schema'})
SET schema.level = $level, schema.changedAt = datetime()
MERGE (revision:Revision {id: 'graph'})
  ON CREATE SET revision.number = 1
