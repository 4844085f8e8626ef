// Purpose: how many people and organisations are there
// Mode:    read
// Rows:    one
// Returns:
//   people: integer         how many people
//   organisations: integer  how many organisations
RETURN COUNT { (:Person) } AS people, COUNT { (:Organisation) } AS organisations
