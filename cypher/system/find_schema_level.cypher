// Purpose: how many schema files has this database seen
// Mode:    read
// Rows:    optional
// Returns:
//   level: integer       the number of the last schema file
MATCH (schema:Schema {id: 'schema'})
RETURN schema.level AS level
