// Opens GraphiQL on this service's own /graphql, with ready-made questions as tabs.
"use strict";

// What GraphiQL remembers of an earlier visit: then the tab it opens is no longer the first ready-made question.
const REMEMBERED = "graphiql:tabState";

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
  const tabs = questions.map((each) => ({ query: [...each.comments.map((line) => `# ${line}`), each.query].join("\n") }));
  const show = (more) =>
    root.render(React.createElement(GraphiQL, { fetcher, defaultTabs: tabs.length ? tabs : undefined, ...more }));
  const isFirstVisit = localStorage.getItem(REMEMBERED) === null;
  show();
  if (isFirstVisit && questions.length) {
    show({ response: JSON.stringify(await fetcher({ query: questions[0].query }), null, 2) });
  }
}

start();
