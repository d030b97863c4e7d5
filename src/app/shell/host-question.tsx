import { PLAN, hostQuestionIn } from '#domain/evaluation/host-question.ts'
import type { Area } from '#domain/framework/define.ts'
import { useView } from '#app/store/hooks.ts'
import './host-question.css'

/** The question that the host has set for an area, where the framework has one: all that is written there answers it. */
export function HostQuestion({ rid, area }: { rid: string; area: Area }) {
  return area.hostQuestion ? <Asked rid={rid} area={area.id} label={area.hostQuestion.label} /> : null
}

function Asked({ rid, area, label }: { rid: string; area: string; label: string }) {
  const view = useView(rid, PLAN)
  const texts = view.status === 'ready' ? hostQuestionIn(view.fields, area) : []
  return (
    <div className="host-question">
      <p className="host-question__label">{label}</p>
      {texts.map((text) => (
        <p key={text} className="host-question__text">
          {text}
        </p>
      ))}
      {view.status === 'ready' && texts.length === 0 && <p className="muted">Not set yet</p>}
    </div>
  )
}
