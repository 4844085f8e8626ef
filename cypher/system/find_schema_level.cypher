// Purpose: which schema files has this database seen
// Mode:    read
// Rows:    optional
// Returns:
//   level: integer       the number of the last schema file
//   digest: string       of the text of all of them, empty in a database of an earlier version
MATCH (schema:Schema {id: 'schema'})
RETURN schema.level AS level, coalesce(schema.digest, '') AS digest
