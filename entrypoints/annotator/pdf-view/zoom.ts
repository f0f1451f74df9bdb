interface Zooming {
  zoomAt(by: number, at: [x: number, y: number]): void;
}

/** A notch of a mouse wheel, in pixels, where the browser counts in them. */
const notch = 100;

/**
 * Makes pages larger and smaller by the wheel with Ctrl held, and by pinching a touchpad, which browsers tell as the
 * same; what is under the pointer stays there.
 */
export function watchZoom(scroller: HTMLElement, viewing: Zooming, signal: AbortSignal): void {
  scroller.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const moved = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY / notch : event.deltaY / 3;
      const by = Math.exp(-Math.max(-1, Math.min(1, moved)) * 0.2);
      const port = scroller.getBoundingClientRect();
      viewing.zoomAt(by, [event.clientX - port.left, event.clientY - port.top]);
    },
    { passive: false, signal },
  );
}
