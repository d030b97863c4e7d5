/* The lazy half of LazyMenu, and the only file that imports react-aria-components. Not modal: the modal kind locks the
   page's scrolling through a style element on an iPad, which the CSP refuses, and a short menu needs no lock. So a
   press outside is ours to notice. */
import { useEffect, useRef, type RefObject } from 'react';
import { Menu, MenuItem as AriaMenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { MenuItem } from './menu.tsx';

export interface MenuPopoverProps {
  label: string;
  items: readonly MenuItem[];
  trigger: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

export function MenuPopover({ label, items, trigger, onClose }: MenuPopoverProps) {
  const popover = useRef<HTMLElement>(null);
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!popover.current?.contains(target) && !trigger.current?.contains(target)) onClose();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    return () => document.removeEventListener('pointerdown', onPointerDown, true);
  }, [onClose, trigger]);
  return (
    <Popover
      ref={popover}
      className="menu-popover"
      triggerRef={trigger}
      isOpen
      isNonModal
      placement="bottom end"
      offset={4}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Menu className="menu" aria-label={label} autoFocus="first" onClose={onClose}>
        {items.map((item) => (
          <AriaMenuItem
            key={item.id}
            id={item.id}
            className={item.danger ? 'menu__item menu__item--danger' : 'menu__item'}
            textValue={item.label}
            isDisabled={item.disabled ?? false}
            onAction={item.onAction}
          >
            {item.icon}
            {item.label}
          </AriaMenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
