// Which names speak of an approval, a check, or a decision? In the languages that exports are mostly written in. Names only
// point at steps worth a look: what a step did is judged by what followed.

const APPROVALS =
  /approv|authori[sz]|autori[sz]|sign[- ]?off|countersign|\bsign(ed|ing|ature)?\b|endors|ratif|\breview|validat|genehmig|freigab|freigeb|bewillig|abzeichn|gegenzeichn|approuv|\bvalid(er|ation)|aprob|aprueb|aprov|goedkeur|akkoord|approva|godkänn|godkend|hyväks|zatwierd|schvál|onayla|承認|批准|审批|одобр|утверд/i;

const CHECKS =
  /\bcheck|verif|inspect|audit|\bcontrol|confirm|prüf|pruef|kontroll|contrôl|vérif|revis|toets|beoordel|gransk|sprawdz|審査|审核|провер/i;

const DECISIONS =
  /^(\w+[ _:.-])?(outcome|decision|decided|result|verdict|resolution|disposition|approval|approved|accepted|entscheid(ung)?|ergebnis|beschluss|besluit|uitkomst|décision|résultat|resultado|decisión|esito|decisione|ok|okay|yes|no|granted|denied|denial|refused|accept|reject(ed|ion)?|return(ed)?|sent back|more information|declined?|genehmigt|abgelehnt|freigegeben|zurückgewiesen|zurück|frei|ja|nein|oui|non|sí|pass(ed)?|fail(ed)?)$/i;

/** Whether a step is called an approval: it says that it lets work pass or not. */
export const approves = (activity: string): boolean => APPROVALS.test(activity);

/** Whether a step is called a check, which may be the work itself. */
export const checks = (activity: string): boolean => CHECKS.test(activity);

/** Whether a column or a value is called a decision. */
export const decides = (name: string): boolean => DECISIONS.test(name.trim());
