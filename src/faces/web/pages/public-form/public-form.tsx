// The public form as somebody without an account sees it: found by the token of its link.
import { useEffect } from 'react';
import style from './public-form.module.css';

export function PublicForm({ token }: { token: string }) {
  useEffect(() => {
    document.title = 'Form not found';
  }, []);
  return (
    <main className={style.page} data-token={token}>
      <h1>This form is not open</h1>
      <p className="quiet">The link may be old or cut short. Ask whoever sent it to you for a new one.</p>
    </main>
  );
}
