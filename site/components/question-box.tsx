/** Asked before anything of one's own is changed; a script writes the question, read from its title on, and its answers. */
export function QuestionBox() {
  return (
    <dialog class="question-box" aria-labelledby="question">
      <h2 id="question" tabIndex={-1}>
        Question
      </h2>
      <div class="question-text" />
      <p class="buttons" />
    </dialog>
  )
}
