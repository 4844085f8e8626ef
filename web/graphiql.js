// Opens GraphiQL on this service's own /graphql, with the ready-made questions of the demo as tabs.
"use strict";

async function start() {
  const response = await fetch("/pages/questions.json");
  const questions = response.ok ? await response.json() : [];
  const fetcher = async (params) => {
    const answer = await fetch("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(params),
    });
    return answer.json();
  };
  const root = ReactDOM.createRoot(document.getElementById("graphiql"));
  const tabs = questions.map((each) => ({ query: `# ${each.question}\n${each.query}` }));
  root.render(React.createElement(GraphiQL, { fetcher, defaultTabs: tabs.length ? tabs : undefined }));
}

start();
