/**
 * The moderation itself: the table with the panel beside it, once the lead has opened it. Everybody on the team reads the
 * same table; what is decided here shows at once and waits to be sent, since a meeting does not wait for the wifi.
 */
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { levelsOf } from '#domain/framework/levels.ts'
import { may } from '#domain/policy.ts'
import { useToasts } from '#app/ui/toast.tsx'
import { useKeptWords } from '#app/writing/kept-words.ts'
import { AgreeForm } from './agree-form.tsx'
import { AgreeUnanimous } from './agree-unanimous.tsx'
import { AreaFilter } from './area-filter.tsx'
import { type AreaRow, isFarApart, isToAgree } from './area-row.ts'
import { BoardTable, type BoardRow } from './board-table.tsx'
import { boardWords as words } from './board-words.ts'
import { COMMENT_TEXT, Discussion } from './discussion.tsx'
import { HeldNotice } from './held-decision.tsx'
import type { HeldDecisions } from './held-decisions.ts'
import { KeysBar, KeysDialog } from './keys-bar.tsx'
import { pointElement } from './points.tsx'
import { DISCUSSION, SidePanel } from './side-panel.tsx'
import { useComments } from './use-comments.ts'
import type { Decide } from './use-decide.ts'
import { useGrid } from './use-grid.ts'
import { useShortcuts } from './use-shortcuts.ts'
import type { Submitted } from './use-submitted.ts'

export interface BoardProps {
  review: ReviewDetail
  submitted: Submitted
  rows: readonly AreaRow[]
  /** Whether this person decides now. */
  decides: boolean
  decide: Decide
  decisions: HeldDecisions
  nameOf: (personId: string) => string
  onReturn: (area: string | null) => void
  /** The page's title and what stands under it, so that the panel has the height of the screen. */
  children: ReactNode
}

type Filter = 'all' | 'to-agree' | 'far-apart'

export function Board(props: BoardProps) {
  const { review, submitted, rows, decides, decide, decisions, nameOf, onReturn, children } = props
  const { framework, facts, columns, nominations } = submitted
  const [filter, setFilter] = useState<Filter>('all')
  const [listsKeys, setListsKeys] = useState(false)
  const [shortcuts, setShortcuts] = useShortcuts()
  const reasons = useKeptWords(`${review.id}/agree`)
  const typed = useKeptWords(`${review.id}/comment`)
  const [tab, setTab] = useState('words')
  const comments = useComments(review.id)
  const mayComment = may(facts.actor, 'moderation.comment', { review: facts.review })
  const toAgree = rows.filter(isToAgree)
  const farApart = rows.filter(isFarApart)
  const counts = { 'to-agree': toAgree.length, 'far-apart': farApart.length, all: rows.length }
  const chosenFilter = counts[filter] === 0 ? 'all' : filter
  const shown = useMemo(() => boardRows(rows, nominations, chosenFilter), [rows, nominations, chosenFilter])
  const levels = decides ? levelsOf(framework).length : 0
  const grid = useGrid({
    framework,
    rows: shown,
    decides,
    shortcuts,
    onReturn: () => onReturn(grid.current?.kind === 'area' ? grid.current.row.area.id : null),
    onComment: () => {
      setTab(DISCUSSION)
      focusOn(COMMENT_TEXT)
    },
    onList: () => setListsKeys(true),
  })
  const { current } = grid
  const toasts = useToasts()
  const lastSaid = useRef<number | null>(null)
  // One area after another is agreed: what was said of the one before is over.
  const say = (message: string) => {
    if (lastSaid.current !== null) toasts.dismiss(lastSaid.current)
    lastSaid.current = toasts.show(message)
  }
  const held = decides ? decisions.held : []
  const heldKey = held.map(({ area }) => area ?? '').join(' ')
  const heldAreas = useMemo(() => new Set(heldKey.split(' ')), [heldKey])
  const area = current?.kind === 'area' ? current.row : null
  const said = comments.all.filter((comment) => comment.area === area?.area.id)
  const choices = [
    { id: 'all', label: words.filter.all(rows.length) },
    ...(toAgree.length > 0 ? [{ id: 'to-agree', label: words.filter.toAgree(toAgree.length) }] : []),
    ...(farApart.length > 0 ? [{ id: 'far-apart', label: words.filter.farApart(farApart.length) }] : []),
  ]
  const notice = (each: (typeof held)[number], onLook?: (area: string) => void) => (
    <HeldNotice
      key={each.mid}
      held={each}
      decide={decide}
      letGo={decisions.letGo}
      rid={review.id}
      onReturn={() => onReturn(null)}
      {...{ framework, facts, nameOf, onLook }}
    />
  )

  return (
    <div className="board">
      <div className="board__table">
        {children}
        {held
          .filter((each) => each.area === null || each.area !== area?.area.id)
          .map((each) => notice(each, each.area === null ? undefined : (id) => grid.open(`area-${id}`, true)))}
        <div className="board__bar no-print">
          {choices.length > 1 ? (
            <AreaFilter choices={choices} value={chosenFilter} onChange={(id) => setFilter(id as Filter)} />
          ) : (
            <span />
          )}
          {decides && <AgreeUnanimous rows={rows} framework={framework} facts={facts} decide={decide} />}
        </div>
        <BoardTable
          framework={framework}
          columns={columns}
          rows={shown}
          current={current?.id ?? ''}
          hasEstimates={framework.areas.some((each) => each.estimate)}
          held={heldAreas}
          onOpen={grid.open}
          onKeyDown={grid.onKeyDown}
        />
        <KeysBar levels={levels} comments={mayComment} onAll={() => setListsKeys(true)} />
      </div>
      {current && (
        <SidePanel
          rid={review.id}
          row={current}
          headRef={grid.head}
          tab={tab}
          onTab={setTab}
          comments={said.length}
          discussion={
            area && (
              <Discussion
                key={area.area.id}
                area={area.area}
                comments={said}
                say={mayComment ? comments.say : null}
                onShow={(cited) => {
                  setTab('words')
                  focusOn(pointElement(cited))
                }}
                {...{ columns, typed, nameOf }}
              />
            )
          }
          onBack={grid.back}
          notice={held.filter((each) => each.area !== null && each.area === area?.area.id).map((each) => notice(each))}
          form={
            decides &&
            area?.area.estimate && (
              <AgreeForm
                key={area.area.id}
                row={area}
                chosen={grid.chosen.get(area.area.id) ?? null}
                onChoose={(level) => grid.choose(area.area.id, level)}
                reasons={reasons}
                decide={decide}
                onAgreed={(words) => {
                  say(words)
                  grid.back()
                }}
                {...{ framework, facts }}
              />
            )
          }
          {...{ framework, columns, facts, nameOf }}
        />
      )}
      {listsKeys && (
        <KeysDialog
          levels={levels}
          comments={mayComment}
          on={shortcuts}
          onChange={setShortcuts}
          onClose={() => setListsKeys(false)}
        />
      )}
    </div>
  )
}

/** Once the tab that it stands in has been drawn. */
const focusOn = (id: string) => requestAnimationFrame(() => document.getElementById(id)?.focus())

function boardRows(
  rows: readonly AreaRow[],
  nominations: Submitted['nominations'],
  filter: Filter,
): readonly BoardRow[] {
  const areas = filter === 'all' ? rows : rows.filter(filter === 'to-agree' ? isToAgree : isFarApart)
  return [
    ...areas.map((row): BoardRow => ({ id: `area-${row.area.id}`, kind: 'area', row })),
    ...(filter === 'all' ? nominations : []).map((nomination): BoardRow => ({
      id: `excellence-${nomination.id}`,
      kind: 'excellence',
      nomination,
    })),
  ]
}
