// Purpose: what those are called who are taken out of a network, and who of those left alone in it knows somebody else
// Mode:    read
// Rows:    one
// Params:
//   goneIds: list        the people who are taken out
//   aloneIds: list       the people whose ties in the network were all with these
//   day: string          the day asked, as ISO text
// Returns:
//   names: list          the names of those taken out, null for one that may not be seen
//   elsewhere: list      the ids of those left alone who know somebody who was not taken out
// Limits:  100 people taken out, and those who hang on them
CALL () {
  UNWIND $goneIds AS goneId
  MATCH (gone:Entity {id: goneId})
  WITH gone ORDER BY gone.sortName, gone.id
  RETURN collect([CASE WHEN seen(gone, A1) THEN gone.name END]) AS names
}
CALL () {
  UNWIND $aloneIds AS aloneId
  MATCH (alone:Entity {id: aloneId})
  WHERE EXISTS {
    (alone)-[tie:KNOWS]-(other)
    WHERE NOT other.id IN $goneIds AND holds(tie, $day) AND seen(other, C)
  }
  RETURN collect(aloneId) AS elsewhere
}
RETURN names, elsewhere
