// Opens GraphiQL on this service's own /graphql, with ready-made questions as tabs.
"use strict";

// What GraphiQL remembers of an earlier visit: then the tab it opens is no longer the first ready-made question.
const REMEMBERED = "graphiql:tabState";
const UNREACHABLE = { errors: [{ message: "The service does not answer. Is it still running? Start it and ask again." }] };

async function ask(params, signal) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(params),
    signal,
  });
  return response.json();
}

// A question that can be stopped. GraphiQL writes an answer into whichever tab is open by then, and a promise it
// cannot stop: so the answer to one question would stand beside another.
class Running {
  constructor(params) {
    this.params = params;
    this.stopping = new AbortController();
  }

  subscribe(observer) {
    this.observer = observer;
    ask(this.params, this.stopping.signal)
      .catch(() => UNREACHABLE)
      .then((answer) => {
        if (this.stopping.signal.aborted) return;
        observer.next(answer);
        observer.complete();
      });
    return { unsubscribe: () => this.stopping.abort() };
  }

  leave() {
    this.stopping.abort();
    this.observer?.complete();
  }
}

class Asking {
  last = null;
  tab = null;

  start(params) {
    const running = new Running(params);
    // What GraphiQL asks about the schema belongs to no tab.
    if (params.operationName !== "IntrospectionQuery") this.last = running;
    return running;
  }

  changeTab({ tabs, activeTabIndex }) {
    const tab = tabs[activeTabIndex].id;
    const isLeft = this.tab !== null && this.tab !== tab;
    this.tab = tab;
    // GraphiQL is in the middle of changing its tabs, and stops what runs by itself only for a click on another one.
    const running = this.last;
    if (isLeft) setTimeout(() => running?.leave());
  }
}

// An answer that is passed in is lost with the first change of tabs; one that was asked for stays with its question.
function askFirst(asking) {
  if (asking.last) return;
  document.querySelector(".graphiql-execute-button")?.click();
  setTimeout(() => askFirst(asking), 100);
}

// A question in words is longer than the editor is wide on most screens.
function wrapLongLines() {
  const editor = document.querySelector(".graphiql-query-editor .CodeMirror");
  if (editor) editor.CodeMirror.setOption("lineWrapping", true);
  else setTimeout(wrapLongLines, 100);
}

async function start() {
  const response = await fetch("/pages/questions.json");
  const questions = response.ok ? await response.json() : [];
  const tabs = questions.map((each) => ({ query: [...each.comments.map((line) => `# ${line}`), each.query].join("\n") }));
  const isFirstVisit = localStorage.getItem(REMEMBERED) === null;
  const asking = new Asking();
  ReactDOM.createRoot(document.getElementById("graphiql")).render(
    React.createElement(GraphiQL, {
      fetcher: (params) => asking.start(params),
      defaultTabs: tabs.length ? tabs : undefined,
      onTabChange: (state) => asking.changeTab(state),
    }),
  );
  wrapLongLines();
  if (isFirstVisit && questions.length) askFirst(asking);
}

start();
