// Purpose: people, things and texts are found by words; a change is found as soon as it is stored
// Mode:    schema
// Rows:    none
CREATE FULLTEXT INDEX person_names IF NOT EXISTS
FOR (n:Person) ON EACH [n.name, n.givenName, n.familyName, n.nicknames]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX person_names_whole IF NOT EXISTS
FOR (n:Person) ON EACH [n.name, n.nicknames]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX public_names IF NOT EXISTS
FOR (n:Organisation|Location|Meeting|Arrangement|Goal|Talent)
ON EACH [n.name, n.series, n.address, n.code, n.labelNl, n.labelEn, n.synonymsNl, n.synonymsEn]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX dutch_texts IF NOT EXISTS
FOR (n:Talent|Need|Arrangement|Goal|Story|Introduction)
ON EACH [n.labelNl, n.synonymsNl, n.name, n.summary, n.title, n.text, n.reason]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'dutch', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX offer_texts IF NOT EXISTS
FOR ()-[t:OFFERS]-() ON EACH [t.summary]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'dutch', `fulltext.eventually_consistent`: false}};
CALL db.awaitIndexes(50)
