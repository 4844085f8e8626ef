// Purpose: which introductions between these people have been proposed, and what became of them
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      the people
// Returns:
//   introductions: list  lists of id, status, two ids, id and name of the broker, day proposed, reason
// Limits:  10,000 introductions, the oldest first
UNWIND $personIds AS personId
MATCH (one:Entity {id: personId})<-[:INTRODUCES]-(introduction)
// On a small graph the planner would read everybody, and keep to it when the graph has grown.
USING INDEX SEEK one:Entity(id)
WITH DISTINCT introduction
MATCH (introduction)<-[:BROKERS]-(broker)
WITH introduction, broker, COLLECT {
  MATCH (introduction)-[:INTRODUCES]->(person)
  WHERE seen(person, C) AND person.id IN $personIds
  RETURN DISTINCT person.id AS id ORDER BY id
} AS people
WHERE size(people) = 2 AND seen(broker, C)
WITH introduction, broker, people ORDER BY introduction.proposedOn, introduction.id LIMIT 10000
RETURN collect([
  introduction.id, introduction.status, people[0], people[1],
  broker.id, CASE WHEN seen(broker, A1) THEN broker.name END, toString(introduction.proposedOn), introduction.reason
]) AS introductions
