// The text above a panel says what to try, but the picture pushes it off the screen. So the panel
// shows these tasks too, one at a time, where the page is a notebook that has them.
const TASKS = `<div class="mlp-tasks" role="group" aria-label="What to try" hidden><p></p>
  <button type="button" aria-label="the task before">‹</button>
  <button type="button" aria-label="the next task">›</button></div>`;

function tasksAbove(el) {
  const text = el.closest(".jp-Cell")?.previousElementSibling;
  return text?.matches(".jp-MarkdownCell") ? [...text.querySelectorAll("ul > li")] : [];
}

function showTasks(el) {
  const box = el.querySelector(".mlp-tasks"), [line, before, next] = box.children;
  let now = 0;
  const look = () => {
    const tasks = tasksAbove(el);
    if (!tasks.length) return;      // or no longer in the page: it keeps what it has
    now = Math.min(now, tasks.length - 1);
    const count = document.createElement("b");
    count.textContent = `Try ${now + 1} of ${tasks.length}. `;
    line.replaceChildren(count, ...tasks[now].cloneNode(true).childNodes);
    before.disabled = !now;
    next.disabled = now === tasks.length - 1;
    box.hidden = false;
  };
  const go = (step) => () => { now += step; look(); };
  before.addEventListener("click", go(-1));
  next.addEventListener("click", go(1));
  el.addEventListener("pointerenter", look);  // by then formulas are set
  return look;
}
