import type { PageWords } from './fr.ts';

export const en = {
  clarity: {
    title: 'Seeing clearly',
    lead: 'Sentences one may think about a couple, a family or a home. Tick those that speak to you.',
    promise:
      'There are no points and no result. A single sentence is enough to talk to someone. What you tick is neither sent nor kept.',
    zones: [
      {
        name: 'Room to breathe',
        phrases: [
          'If I change my mind, the evening goes on as usual.',
          'My money, my phone and my papers stay mine.',
          'I can see my friends without having to report everything afterwards.',
          'After a quarrel we talk, and each of us can say: I was wrong.',
          'When I say no, nobody insists.',
        ],
        after: 'Everyone keeps their place. You can say no without preparing your words.',
      },
      {
        name: 'Short of air',
        phrases: [
          'On the way home, I try to guess what mood I will find the other in.',
          'I tell my day without gaps, because gaps cause trouble.',
          'I keep being told that I misunderstood, that it did not happen like that.',
          'I see fewer people than before: it is easier than explaining.',
          'My messages are read, what I spend is counted.',
          'I am mocked in front of others, then told that I have no sense of humour.',
        ],
        after:
          'Something is tightening, sometimes so slowly that one doubts. Talking about it commits you to nothing.',
      },
      {
        name: 'Afraid',
        phrases: [
          'I said yes so that it would stop.',
          'A hand on my throat, a blocked door, my keys taken away.',
          'I wonder what would happen if I left.',
          'Somebody threatens to take the children from me, or my papers.',
          'I am told: “if you leave, I will kill myself”, or “I will find you”.',
          'The children go quiet or hide when the voice rises.',
        ],
        after:
          'It is not your fault. There are people who can prepare what comes next with you, at your own pace. If it is now: call 101.',
      },
    ],
    go: 'See who to talk to',
    untick: 'Untick everything',
  },
  promises: {
    title: 'Our promises',
    lead: 'What this page does for you, and what it cannot do. We would rather say it.',
    parts: [
      {
        title: 'What you answer',
        lines: [
          'We never ask who you are. There is no account, no code and no cookie.',
          'Your answers and searches are not kept. Between two screens they pass through our server under lock, for one minute at most, and are erased when read.',
          'Our program writes down neither your answers nor your words.',
          'This page asks nothing of any other site: no picture, no map, no visitor counting.',
        ],
      },
      {
        title: 'What stays on your device',
        lines: [
          'No answer, no name. The history shows the address of the first page and “Infos pratiques”.',
          'If your browser blocks scripts, there is also an address made of random letters. It no longer opens anything.',
          'The open directory does have readable addresses. Here, everything opens at the same address.',
          'The website of a service, if you open it, is in the history like any visit.',
        ],
      },
      {
        title: 'What “Leave this page” does',
        lines: [
          'The page turns blank at once, what you typed is wiped, then another site shows.',
          'The “back” button of the browser no longer shows anything you read or wrote.',
          'With a keyboard, pressing Shift three times does the same. If your browser blocks scripts, only the button works.',
        ],
      },
      {
        title: 'What “Leave this page” does not do',
        lines: [
          'It does not erase the history, and does not close the other tabs.',
          'It does not erase a call: the number stays in the phone, and may be on the bill.',
          'What somebody has already seen on the screen has been seen.',
        ],
      },
      {
        title: 'What we cannot prevent',
        lines: [
          'Spyware on your device sees what you see.',
          'Your internet provider sees the name of our site, not what you read there.',
          'Somebody who took over our server would see what happens there at that moment.',
        ],
      },
      {
        title: 'The services suggested',
        lines: [
          'Every number comes from a source, with its date. A dashed line means: to be confirmed.',
          'We say why a service is suggested, and why another is not.',
          'We can be wrong. If nobody answers: 112, 101, or 107 to talk (in French).',
          'We promise nothing about what the justice system will do. A service can explain it to you.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'These pages are made to be read and used by everybody.',
    parts: [
      {
        title: 'What works',
        lines: [
          'Everything can be done with a keyboard. The first stop is always “Leave this page”.',
          'Everything can be done without scripts, on an old phone or with Tor.',
          'The text can be enlarged to 400 %, on a narrow screen, without losing anything.',
          'Colours are contrasted and never say anything alone. Nothing moves.',
          'The pages exist in French, Dutch, German and English.',
        ],
      },
      {
        title: 'What is not good yet',
        lines: [
          'Nobody from outside has checked these pages yet.',
          'Some translations have not been proofread yet: it says so beside them.',
          'There is no version in sign language or in easy-to-read language yet.',
        ],
      },
      {
        title: 'If you cannot phone',
        lines: [
          'Some services have a chat: their page says so, with the hours and the age when they are known.',
        ],
      },
    ],
  },
} satisfies PageWords;
