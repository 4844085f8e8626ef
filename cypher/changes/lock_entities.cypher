// Purpose: hold these entities until the change is stored, and read what they are
// Mode:    write
// Rows:    many
// Params:
//   ids: list               in sorted order, so that two changes never wait for each other
// Returns:
//   id: string
//   labels: list
//   properties: map
// Limits:  as many rows as ids, each by the constraint on ids
UNWIND $ids AS entityId
MATCH (entity:Entity {id: entityId})
// A write takes the lock, and what is read after it is the latest; nothing is left of it when the change is stored.
SET entity.lock = true
REMOVE entity.lock
WITH labels(entity) AS labels, properties(entity) AS properties
// Removed, or set aside by a merge, while this waited for the lock.
WHERE properties.id IS NOT NULL AND 'Entity' IN labels
RETURN properties.id AS id, labels, properties
ORDER BY id
LIMIT 100000
