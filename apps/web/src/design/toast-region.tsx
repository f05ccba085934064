import { IconAlertTriangle, IconCircleCheck, IconProgress, IconX } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import styles from './toast-region.module.css';
import { closeToast, onToastChange, shownToasts, type Toast } from './toasts.ts';

const shownMs = 7_000;
const icons = { good: IconCircleCheck, busy: IconProgress, bad: IconAlertTriangle };

/** Where toasts appear. They are announced by the live region, so this one is silent. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(onToastChange, shownToasts);
  if (toasts.length === 0) return null;
  return (
    <section className={styles.region} aria-label="Notifications">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  const Icon = icons[toast.tone];

  useEffect(() => {
    if (toast.tone !== 'good' || held) return;
    const timer = setTimeout(() => closeToast(toast.id), shownMs);
    return () => clearTimeout(timer);
  }, [toast, held]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being read (pointed at, focused) only keeps it from going
    <div
      className={styles.toast}
      data-tone={toast.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={20} aria-hidden />
      <p>
        {toast.text} {toast.link && <Link to={toast.link.to}>{toast.link.label}</Link>}
      </p>
      <button type="button" className={styles.close} onClick={() => closeToast(toast.id)}>
        <IconX size={16} aria-hidden />
        <span className="visually-hidden">Close: {toast.text}</span>
      </button>
    </div>
  );
}
