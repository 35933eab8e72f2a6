import type { TimedPhase, Year } from "../../src/model/year.ts"
import { dateRange, shortDate } from "../../src/words/dates.ts"

/** The five times of the year: what is past muted, where we are marked in words and by a bar. */
export function Times({ now }: { now: Year }) {
  const at = now.current ? now.phases.indexOf(now.current) : now.phases.length
  return (
    <ol class="times section-body">
      {now.phases.map((phase, index) => (
        <li
          key={phase.id}
          class={index === at ? "time time-now" : index < at ? "time time-past" : "time"}
          data-from={phase.from}
          data-to={phase.to}
          data-deadline={phase.deadline}
          data-sentence={phase.sentence}
          {...(index === at && { "aria-current": "step" })}
        >
          <p class="label" data-when={span(phase)}>
            {index === at ? "Nous y sommes" : span(phase)}
          </p>
          <h3>{phase.label}</h3>
          <p>{phase.text}</p>
        </li>
      ))}
    </ol>
  )
}

function span({ id, from, to, deadline }: TimedPhase): string {
  if (id === "proposer") return `Jusqu’au ${shortDate(deadline)}`
  if (id === "publier" || !from || !to) return shortDate(deadline)
  return dateRange(from, to)
    .replace(/ \d{4}(?= au |$)/g, "")
    .replace(/(janv|févr|avr|juil|sept|oct|nov|déc)\p{L}+/gu, (_, start: string) => `${start}.`)
    .replaceAll("juil.", "juill.")
    .replace(/(\d|er) (?=\p{Ll}+\.)/gu, "$1\u00a0")
}
