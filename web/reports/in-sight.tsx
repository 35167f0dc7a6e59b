// Draws what is inside once it has come near the screen, and keeps it from then on.
import { useEffect, useRef, useState, type ReactNode } from 'react';

/** Until then an empty place of about its height. */
export function InSight({ children }: { children: ReactNode }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen || !place.current) return undefined;
    const observer = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) setSeen(true); }, { rootMargin: '200px' });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [seen]);
  return seen ? children : <div ref={place} className="tg-chart" aria-busy="true" />;
}
