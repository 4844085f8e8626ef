// Purpose: remember which schema files this database has seen
// Mode:    write
// Rows:    none
// Params:
//   level: integer       the number of the last schema file
//   digest: string       of the text of all of them
MERGE (schema:Schema {id: 'schema'})
SET schema.level = $level, schema.digest = $digest, schema.changedAt = datetime()
MERGE (revision:Revision {id: 'graph'})
  ON CREATE SET revision.number = 1
