"""The GraphQL schema: entity types made from the graph model, answer types made from the questions' answers."""
