import type { ComponentChildren } from "preact"

/** A titled part of a page: its title in the left margin, its content beside it. */
export function Section({ title, id, children }: { title: string; id?: string; children: ComponentChildren }) {
  return (
    <section class="section grid" id={id}>
      <h2>{title}</h2>
      <div class="section-body">{children}</div>
    </section>
  )
}

/** A titled part that is read as a text. */
export function Prose({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <Section title={title}>
      <div class="prose">{children}</div>
    </Section>
  )
}

/** A ruled line that leads elsewhere; what follows the name is set on the right. */
export function Go({ to, note, children }: { to: string; note?: string; children: ComponentChildren }) {
  return (
    <li>
      <a class="go" href={to}>
        <span class="go-what">{children}</span>
        {note !== undefined && <span class="go-note">{note}</span>}
      </a>
    </li>
  )
}
