import type { PageWords } from './fr.ts';

export const nl = {
  clarity: {
    title: 'Klaarder zien',
    lead: 'Zinnen die men kan denken over een relatie, een familie of een plek waar men woont. Vink aan wat u herkent.',
    promise:
      'Er zijn geen punten en er is geen uitslag. Eén zin is genoeg om er met iemand over te praten. Wat u aanvinkt, wordt niet verstuurd en niet bewaard.',
    zones: [
      {
        name: 'Er is lucht',
        phrases: [
          'Als ik van gedachten verander, gaat de avond gewoon verder.',
          'Mijn geld, mijn telefoon en mijn papieren blijven van mij.',
          'Ik kan mijn vrienden zien zonder achteraf alles te moeten vertellen.',
          'Na een ruzie praten we, en iedereen kan zeggen dat hij zich vergist heeft.',
          'Als ik nee zeg, dringt niemand aan.',
        ],
        after: 'Iedereen houdt zijn plaats. Men kan nee zeggen zonder zijn woorden voor te bereiden.',
      },
      {
        name: 'Het wordt benauwd',
        phrases: [
          'Op weg naar huis probeer ik te raden in welke bui ik de ander zal vinden.',
          'Ik vertel mijn dag zonder gaten, want gaten geven problemen.',
          'Men herhaalt dat ik het verkeerd begrepen heb, dat het zo niet gegaan is.',
          'Ik zie minder mensen dan vroeger: dat is eenvoudiger dan uitleggen.',
          'Men leest mijn berichten, men telt wat ik uitgeef.',
          'Men lacht met mij voor anderen, en zegt dan dat ik geen humor heb.',
        ],
        after: 'Er trekt iets samen, soms zo traag dat men twijfelt. Erover praten verplicht tot niets.',
      },
      {
        name: 'Er is angst',
        phrases: [
          'Ik heb ja gezegd opdat het zou stoppen.',
          'Een hand op mijn keel, een deur die dicht blijft, mijn sleutels afgenomen.',
          'Ik vraag me af wat er zou gebeuren als ik wegging.',
          'Men dreigt mij de kinderen af te nemen, of mijn papieren.',
          'Men zegt mij: ‘als je weggaat, maak ik me van kant’, of ‘ik vind je wel terug’.',
          'De kinderen zwijgen of verstoppen zich als de stem luider wordt.',
        ],
        after:
          'Het is niet uw fout. Er zijn mensen die met u het vervolg kunnen voorbereiden, op uw tempo. Als het nu is: bel 101.',
      },
    ],
    go: 'Zien met wie u kunt praten',
    untick: 'Alles uitvinken',
  },
  promises: {
    title: 'Onze beloften',
    lead: 'Wat deze pagina voor u doet, en wat ze niet kan. We zeggen het liever.',
    parts: [
      {
        title: 'Wat u antwoordt',
        lines: [
          'We vragen nooit wie u bent. Er is geen account, geen code en geen cookie.',
          'Uw antwoorden en zoekwoorden worden niet bewaard. Tussen twee schermen gaan ze achter slot langs onze server, hoogstens een minuut, en worden gewist zodra ze gelezen zijn.',
          'Ons programma noteert uw antwoorden niet, en uw woorden ook niet.',
          'Deze pagina vraagt niets aan een andere site: geen beeld, geen kaart, geen bezoekersmeting.',
        ],
      },
      {
        title: 'Wat op uw toestel blijft',
        lines: [
          'Geen antwoord, geen naam. De geschiedenis toont het adres van het begin en ‘Infos pratiques’.',
          'Als uw browser scripts blokkeert, is er ook een adres met willekeurige letters. Het opent niets meer.',
          'De open gids heeft wel leesbare adressen. Hier opent alles op hetzelfde adres.',
          'De website van een dienst staat, als u die opent, in de geschiedenis, zoals elk bezoek.',
        ],
      },
      {
        title: 'Wat ‘Deze pagina verlaten’ doet',
        lines: [
          'De pagina wordt meteen wit, wat u getypt hebt wordt gewist, en dan verschijnt een andere site.',
          'De knop ‘terug’ van de browser toont niets meer van wat u gelezen of geschreven hebt.',
          'Met het toetsenbord doet drie keer Shift hetzelfde. Als uw browser scripts blokkeert, werkt alleen de knop.',
        ],
      },
      {
        title: 'Wat ‘Deze pagina verlaten’ niet doet',
        lines: [
          'Het wist de geschiedenis niet, en sluit de andere tabbladen niet.',
          'Het wist geen oproep: het nummer blijft in de telefoon, en kan op de rekening staan.',
          'Wat iemand al op het scherm gezien heeft, is gezien.',
        ],
      },
      {
        title: 'Wat we niet kunnen beletten',
        lines: [
          'Spionagesoftware op uw toestel ziet wat u ziet.',
          'Uw internetprovider ziet de naam van onze site, niet wat u er leest.',
          'Wie onze server zou overnemen, zou zien wat er op dat moment gebeurt.',
        ],
      },
      {
        title: 'De voorgestelde diensten',
        lines: [
          'Elk nummer komt uit een bron, met haar datum. Een stippellijn betekent: te bevestigen.',
          'We zeggen waarom een dienst voorgesteld wordt, en waarom een andere niet.',
          'We kunnen ons vergissen. Als niemand antwoordt: 112, 101, of 107 om te praten (in het Frans).',
          'We beloven niets over wat justitie zal doen. Een dienst kan het u uitleggen.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Toegankelijkheid',
    lead: 'Deze pagina’s zijn gemaakt om door iedereen gelezen en gebruikt te worden.',
    parts: [
      {
        title: 'Wat werkt',
        lines: [
          'Alles kan met het toetsenbord. De eerste halte is altijd ‘Deze pagina verlaten’.',
          'Alles kan zonder script, op een oude telefoon of met Tor.',
          'De tekst kan tot 400 % vergroot worden, op een smal scherm, zonder iets te verliezen.',
          'De kleuren hebben contrast en zeggen nooit iets alleen. Niets beweegt.',
          'De pagina’s bestaan in het Frans, Nederlands, Duits en Engels.',
        ],
      },
      {
        title: 'Wat nog niet goed is',
        lines: [
          'Niemand van buiten heeft deze pagina’s al gecontroleerd.',
          'Sommige vertalingen zijn nog niet nagelezen: dat staat ernaast.',
          'Er is nog geen versie in gebarentaal of in eenvoudige taal.',
        ],
      },
      {
        title: 'Als bellen niet kan',
        lines: [
          'Sommige diensten hebben een chat: hun fiche zegt het, met de uren en de leeftijd als die bekend zijn.',
        ],
      },
    ],
  },
} satisfies PageWords;
