/* Icons by what they mean here, so that a screen says IconOffline and one line changes the drawing.
   Each comes from its own module: the bundle holds only what is used. lucide hides an icon from screen readers unless
   it is given a label, which is right: every icon of ours stands beside words. */
export { default as IconAlert } from 'lucide-react/icons/triangle-alert'
export { default as IconAgreeAll } from 'lucide-react/icons/check-check'
export { default as IconAward } from 'lucide-react/icons/award'
export { default as IconBack } from 'lucide-react/icons/chevron-left'
export { default as IconCalendar } from 'lucide-react/icons/calendar-days'
export { default as IconCheck } from 'lucide-react/icons/check'
export { default as IconClock } from 'lucide-react/icons/clock'
export { default as IconClose } from 'lucide-react/icons/x'
export { default as IconCopy } from 'lucide-react/icons/copy'
export { default as IconDelete } from 'lucide-react/icons/trash-2'
export { default as IconDiffers } from 'lucide-react/icons/arrow-left-right'
export { default as IconDown } from 'lucide-react/icons/chevron-down'
export { default as IconDownload } from 'lucide-react/icons/download'
export { default as IconError } from 'lucide-react/icons/circle-alert'
export { default as IconFactCheck } from 'lucide-react/icons/clipboard-check'
export { default as IconForward } from 'lucide-react/icons/chevron-right'
export { default as IconHelp } from 'lucide-react/icons/circle-question-mark'
export { default as IconInfo } from 'lucide-react/icons/info'
export { default as IconLock } from 'lucide-react/icons/lock'
export { default as IconModerate } from 'lucide-react/icons/scale'
export { default as IconMoveDown } from 'lucide-react/icons/arrow-down'
export { default as IconMoveUp } from 'lucide-react/icons/arrow-up'
export { default as IconNone } from 'lucide-react/icons/minus'
export { default as IconOffline } from 'lucide-react/icons/wifi-off'
export { default as IconPeople } from 'lucide-react/icons/users'
export { default as IconPerson } from 'lucide-react/icons/user'
export { default as IconPlus } from 'lucide-react/icons/plus'
export { default as IconPresent } from 'lucide-react/icons/presentation'
export { default as IconRefresh } from 'lucide-react/icons/refresh-cw'
export { default as IconReturn } from 'lucide-react/icons/undo-2'
export { default as IconSaveCopy } from 'lucide-react/icons/save'
export { default as IconSaved } from 'lucide-react/icons/tablet-smartphone'
export { default as IconSaving } from 'lucide-react/icons/loader-circle'
export { default as IconSend } from 'lucide-react/icons/send'
export { default as IconSending } from 'lucide-react/icons/cloud-upload'
export { default as IconSent } from 'lucide-react/icons/cloud-check'
export { default as IconShare } from 'lucide-react/icons/share-2'
export { default as IconSignOut } from 'lucide-react/icons/log-out'
export { default as IconStateCurrent } from 'lucide-react/icons/circle-dot'
export { default as IconStateDone } from 'lucide-react/icons/circle-check'
export { default as IconStateEmpty } from 'lucide-react/icons/circle'

/** An icon of lucide's whose lines are one shape: a page has these by the hundred, and each shape of each is laid out. */
const asOne = (lines: readonly string[]) => {
  const shape = <path d={lines.join('')} fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round" />
  return () => (
    <svg className="lucide" viewBox="0 0 24 24" aria-hidden="true">
      {shape}
    </svg>
  )
}

/** Lucide's ellipsis-vertical. */
export const IconMore = asOne(['5', '12', '19'].map((at) => `M13 ${at}a1 1 0 1 1 -2 0a1 1 0 1 1 2 0z`))

/** Lucide's circle-dashed. */
export const IconStateStarted = asOne([
  'M10.1 2.182a10 10 0 0 1 3.8 0',
  'M13.9 21.818a10 10 0 0 1-3.8 0',
  'M17.609 3.721a10 10 0 0 1 2.69 2.7',
  'M2.182 13.9a10 10 0 0 1 0-3.8',
  'M20.279 17.609a10 10 0 0 1-2.7 2.69',
  'M21.818 10.1a10 10 0 0 1 0 3.8',
  'M3.721 6.391a10 10 0 0 1 2.7-2.69',
  'M6.391 20.279a10 10 0 0 1-2.69-2.7',
])
