// Words of the ways in: welcome, sign-in, invitation.
export const welcome = {
  title: 'Welcome',
  lead: 'See how work really moves, design the path you want, and let it move by itself.',
  firstTitle: 'Who are you?',
  firstText: 'You are the first person here. A name and a password are enough; no mail address is needed.',
  name: 'Your name',
  nameHint: 'You sign in with it. A mail address works too.',
  password: 'Password',
  passwordHint: 'At least 8 characters.',
  enter: 'Go in',
  doorsTitle: 'Where would you like to begin, {{name}}?',
  doorsText:
    'Every way leads to the same place: a flow you can see, change and measure. You can take the others later.',
  sample: 'Look at a sample workspace',
  sampleText:
    'Four workflows with hundreds of finished cases each. Everything is full, nothing is yours to break.',
  sampleBusy: 'Half a year of work is being played through, this takes a few seconds',
  sampleProgress: '{{done, number}} of {{of, number}} cases are there',
  sampleFailed: 'The sample could not be finished. Try again; what is half there goes first.',
  template: 'Start from a template',
  templateText:
    'Expense approval, onboarding, customer request, content. Publish in a minute, change it as you go.',
  history: 'Bring your own history',
  historyText:
    'An export from the tool you use today, as CSV or XES. See its real path in under two minutes.',
  trace: 'Trace a case by hand',
  traceText:
    'Walk through three real cases: who did what, in which tool, how long it waited. That draws the first map.',
  skip: 'Or look around first',
  signInTitle: 'Sign in',
  signInText: 'Good to see you again.',
  signInName: 'Name or mail address',
  signIn: 'Sign in',
  passkey: 'Sign in with a passkey',
  passkeyNothing: 'No passkey was used. Try again, or sign in with your password.',
  withProvider: 'Sign in with {{name}}',
  joinWithProvider: 'Join with {{name}}',
  trouble: {
    'provider-stranger':
      'Nobody here is known by this account. Ask an administrator for an invitation, and join with it.',
    'provider-unverified':
      'The provider has not verified your mail address, so it lets nobody in. Verify it there, then try again.',
    'provider-connect-first':
      'Somebody signs in with this mail address already. If it is you, sign in as usual and connect the two under Settings.',
    'provider-has-left':
      'You have been marked as having left this workspace. If that is wrong, ask an administrator.',
    'provider-elsewhere':
      'This account is connected with somebody else here. Sign out at the provider, and use your own.',
    'provider-not-set': 'This way to sign in is not set up any more. Choose another.',
    'provider-away':
      'The provider could not be asked just now. Try again in a moment, or sign in in another way.',
    'provider-too-late': 'This sign-in took too long or was begun elsewhere. Begin again.',
    'provider-denied':
      'The provider did not let you through, or you called it off. Begin again, or sign in in another way.',
    'invitation-gone': 'This invitation was already used, is too old or was cut short. Ask for a new one.',
  },
  code: 'Code',
  codeHint: 'From your authenticator app, or one of your backup codes.',
  codeText: 'The password is right. One more step.',
  codeBack: 'Begin again',
  forgotten: 'Password forgotten? Ask an administrator for a new link.',
  invitationTitle: 'Join {{workspace}}',
  invitationText: '{{invitedBy}} has invited you. Choose a name and a password to sign in with from now on.',
  join: 'Join',
  invitationGone: 'This invitation cannot be used',
  toSignIn: 'Go to sign-in',
} as const;
