import type { TrustWords } from './fr.ts';

export const nl: TrustWords = {
  network: {
    title: 'De andere huizen',
    lead: 'Vergelijk, voor u iets uitwisselt, per telefoon zes woorden met elk huis: dezelfde aan beide kanten, en niemand zit ertussen.',
    own: 'De zes woorden van uw huis',
    ownText: 'Lees ze voor aan het andere huis: het moet op zijn scherm dezelfde zien, bij uw naam.',
    ownRefused: 'De sleutel van uw huis is niet die welke u noteerde toen u binnenkwam',
    ownRefusedText: 'Lees niemand iets voor, en verwittig wie Relais beheert.',
    others: 'De huizen van het netwerk',
    alone: 'Uw huis is nog alleen in het netwerk.',
    states: { compared: 'vergeleken', met: 'te vergelijken', changed: 'sleutel veranderd' },
    comparedOn: (day: string) => `Per telefoon vergeleken op ${day}.`,
    never: 'Nog niet vergeleken.',
    see: 'De zes woorden zien',
    call: 'Bel dit huis op een nummer dat u kent. U hoort zes woorden: het moeten deze zijn.',
    heard: 'Ik heb deze zes woorden gehoord, per telefoon',
    mark: 'Noteren als vergeleken',
    different: 'Andere woorden? Noteer niets, en verwittig wie Relais beheert.',
    notHolder: 'Wie de sleutel van het beheer heeft, noteert de vergelijking.',
    changed: (name: string) => `${name}: de sleutel is niet meer die u kende`,
    changedText:
      'Een huis verandert deze sleutel nooit: iemand kan zich ertussen geplaatst hebben. Van hier wordt er niets meer voor verzegeld, en niets is verloren.',
    todo: 'Wat u moet doen',
    steps: [
      'Stuur niets naar dit huis via Relais.',
      'Bel het op een nummer dat u kent, niet op dat van een bericht dat u kreeg.',
      'Lees de woorden van vroeger en die van nu voor.',
      'Verwittig samen wie Relais beheert.',
    ],
    before: 'De woorden van vroeger',
    now: 'De woorden van nu',
  },
  intake: {
    title: 'Ontvangstsleutel',
    text: 'Vragen aan dit team worden met deze sleutel gesloten. Alleen het team opent ze.',
    none: 'Geen sleutel: naar dit team kan niets gestuurd worden.',
    since: (day: string) => `In gebruik sinds ${day}.`,
    swapped: 'De sleutel die het netwerk leest, is niet die welke uw huis ondertekende',
    swappedText:
      'Er wordt niets mee verzegeld. Verwittig wie Relais beheert voor u een nieuwe sleutel maakt.',
    make: 'De sleutel maken',
    renew: 'De sleutel vernieuwen',
    renewText:
      'Wat al ontvangen is, blijft open voor het team. Wat komt, wordt met de nieuwe sleutel gesloten.',
    notHolder: 'Om hem te maken of te vernieuwen zijn de sleutel van dit team en die van het beheer nodig.',
  },
  custodians: {
    title: 'Vertrouwenspersonen',
    lead: 'Als iemand alles kwijt is en niemand nog de sleutel van het team heeft, geven zij die terug, met meer dan één. Eén alleen kan niets.',
    who: 'Wie zij zijn',
    since: (day: string) => `Aangewezen op ${day}.`,
    threshold: (needed: number, all: number) =>
      `Er zijn er ${needed} van de ${all} nodig, samen, en een dag wachten die het hele huis ziet.`,
    none: 'Nog niemand',
    noneText:
      'Verliest de laatste die de sleutel van een team heeft de zijne, dan zijn de dossiers van dat team verloren.',
    refused: 'Deze lijst is niet die welke uw huis ondertekende',
    refusedText:
      'Er wordt haar geen sleutel toevertrouwd. Verwittig wie Relais beheert voor u een andere aanwijst.',
    appoint: 'Aanwijzen',
    again: 'Andere mensen aanwijzen',
    appointText:
      'Een noodsleutel wordt in evenveel delen gesneden als er mensen zijn. Twee delen volstaan, één dient tot niets. Kies er drie of meer: dan houdt één afwezigheid niet alles tegen.',
    replaces: 'De nieuwe lijst vervangt de vorige, waarvan de delen niet meer dienen.',
    legend: 'Minstens twee mensen',
    appointSubmit: 'Deze mensen aanwijzen',
    follow: 'De sleutel van een team die u niet hebt, komt erbij als iemand die hem heeft Relais opent.',
    notHolder: 'Wie de sleutel van het beheer heeft, wijst de vertrouwenspersonen aan.',
  },
  recovery: {
    title: 'Lopende teruggave van sleutels',
    nothing: 'Geen op dit ogenblik.',
    of: (name: string) => `${name} vroeg de sleutels terug`,
    yours: 'U vroeg uw sleutels terug',
    opens: (moment: string) => `Gaat open ${moment}.`,
    open: (moment: string) => `De wachtdag is voorbij sinds ${moment}.`,
    agreed: (count: number, needed: number) =>
      count === 0
        ? `Geen akkoord van de ${needed}.`
        : count === 1
          ? `Eén akkoord van de ${needed}.`
          : `${count} akkoorden van de ${needed}.`,
    by: (names: string) => `Gegeven door ${names}.`,
    unknown: 'Had u dit niet verwacht? Bel deze persoon meteen. Die, of het beheer, kan het stoppen.',
    approveText:
      'Bel op een nummer dat u kent en vraag of deze persoon het zelf is. Uw deel wordt voor haar of hem verzegeld: het dient niemand anders, en niet voor de wachtdag voorbij is.',
    sure: 'Ik heb deze persoon gesproken, de vraag komt echt van haar of hem',
    approve: 'Mijn akkoord geven',
    approved: 'U hebt uw akkoord gegeven.',
    ownShare: 'Uw deel telt niet voor uzelf.',
    stop: 'Deze teruggave stoppen',
    stopText: 'Niets wordt teruggegeven. Opnieuw vragen kan.',
    complete: 'Mijn sleutels terugnemen',
    completeText: 'De dag is voorbij en de akkoorden zijn er.',
    waitTime: (moment: string) => `Nog even wachten: het gaat open ${moment}.`,
    waitCustodians: (missing: number) =>
      missing === 1 ? 'Er ontbreekt nog één akkoord.' : `Er ontbreken nog ${missing} akkoorden.`,
    waitNobody: 'U moet voordien niets doen. Kom terug naar deze bladzijde.',
    ask: 'Uw sleutels terugvragen',
    askText: (teams: string) =>
      `Uw sleutels openen niet meer: ${teams}. Wie er de sleutel van heeft, kan hem u meteen teruggeven: vraag dat eerst. Kan niemand dat, vraag het dan aan de vertrouwenspersonen. Het hele huis ziet het, en het duurt een dag.`,
    askSubmit: 'Aan de vertrouwenspersonen vragen',
    askNobody: (teams: string) =>
      `Uw sleutels openen niet meer: ${teams}. Vraag iemand die er de sleutel van heeft om hem u terug te geven. Uw huis heeft geen vertrouwenspersonen aangewezen.`,
  },
  home: {
    when: 'sleutels',
    watched: 'Bezig in het huis',
    approve: (name: string) => `${name} vraagt de sleutels terug: uw akkoord`,
    approveText: 'Bel eerst. Uw deel dient alleen samen met dat van iemand anders.',
    lateText: 'De wachtdag is voorbij, en deze persoon kan niet werken.',
    own: 'Uw sleutels: wat nog rest',
    ready: 'Uw sleutels kunnen terugkomen',
    readyText: 'De dag is voorbij en de akkoorden zijn er.',
    missing: 'U mist sleutels van een team',
    missingText: 'Een collega die ze heeft, kan ze u teruggeven; anders de vertrouwenspersonen.',
    changed: (name: string) => `${name}: sleutel veranderd`,
    changedText: 'Er wordt niets meer voor verzegeld. Bel dit huis voor u iets stuurt.',
    safety: 'zekerheid',
  },
  done: {
    compared: 'Genoteerd: de zes woorden zijn vergeleken.',
    intakeMade: 'De ontvangstsleutel is gemaakt.',
    appointed: 'De vertrouwenspersonen zijn aangewezen.',
    asked: 'Gevraagd. Het hele huis ziet het.',
    approved: 'Uw akkoord is gegeven.',
    stopped: 'Gestopt. Niets is teruggegeven.',
    completed: 'Uw sleutels zijn terug.',
  },
  problems: {
    otherWords: 'Dit zijn niet meer dezelfde woorden: er is niets gedaan. Lees de bladzijde opnieuw.',
    custodians: 'Kies minstens twee mensen.',
    recoveryTooFew: 'Nog niet: de dag is niet voorbij, of er ontbreken akkoorden.',
    spoken: 'Vink aan als u met deze persoon gesproken hebt.',
    gone: 'Dit wacht nergens meer op: kijk hieronder hoe het staat.',
    nothingMissing: 'U mist geen enkele sleutel.',
  },
};
