// The Settings page: the workspace, how it looks on this device, one's own sign-in, and the door for programs; links lead to each.
import '../../words/people.ts';
import { useTranslation } from 'react-i18next';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import style from './settings.module.css';
import { type Part, useParts } from './use-parts.tsx';

export function Page() {
  const { t } = useTranslation();
  const parts = useParts();
  return (
    <PageGround>
      <PageHeader title={t('settings.title')}>
        <nav className={style.parts} aria-label={t('settings.parts')}>
          {parts.map(({ id, title }) => (
            <a key={id} href={`#${id}`}>
              {title}
            </a>
          ))}
        </nav>
      </PageHeader>
      {parts.map((part) => (
        <Section key={part.id} part={part} />
      ))}
    </PageGround>
  );
}

function Section({ part: { id, title, text, body } }: { part: Part }) {
  return (
    <section id={id} className={style.section} tabIndex={-1} aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className="quiet">{text}</p>
      </div>
      <div className={style.controls}>{body}</div>
    </section>
  );
}
