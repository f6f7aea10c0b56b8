#include "suggest_gloss.hpp"

#include "suggest_lists.hpp"

namespace trailspark::suggest {
namespace {

// An English word and what stands for it, folded. Words that mean something else in another language are left out, as
// are those that the vocabulary has for itself.
constexpr std::string_view kWords =
    ";first:erste erster erstes ersten zuerst premier premiere primera primero primer prima primo primeira primeiro "
    "eerste pierwsza pierwszy pierwsze pierwszej forsta forste;"
    "last:letzte letzter letztes letzten zuletzt neueste dernier derniere ultima ultimo laatste laatst ostatnia "
    "ostatni ostatnie ostatniej ostatniego senaste senast seneste senest sidste siste sist latest recent newest "
    "lst;"
    "date:datum fecha data dato datetime time timestamp ts on at zeitpunkt am dt;"
    "open:opens opened offnung geoffnet ouverture ouvert ouverte apertura abierto aperta aperto abertura aberto "
    "opening geopend otwarcia otwarcie oppnad oppning abning abnet apning apnet otwarty;"
    "click:clicks clicked klick geklickt clic clique cliques klikniecie klickad klik klikk;"
    "send:sent gesendet versendet envoye enviado inviato invio verzonden wyslany skickat sendt;"
    "email:mail emails mails courriel correo mejl epost;"
    "page:pages seite pagina paginas strona strony sida side;"
    "view:views viewed seen vu vue vues vista vistas visto gesehen visualizada visualizado bekeken;"
    "visit:visits visited besuch besuche visite visites visita visitas bezoek wizyta wizyty besok besog session "
    "sessions sitzung sitzungen sesion sesiones sessione sessao sessie sesja;"
    "source:src quelle fuente fonte bron zrodlo kalla kilde;"
    "campaign:cmpgn kampagne kampagnen campagne campana campanha campagna kampania kampanii kampanj kampanje "
    "kampanja;"
    "medium:medio mezzo meio moyen middel medie;"
    "consent:einwilligung zustimmung consentement consentimiento consenso consentimento toestemming zgoda zgody "
    "samtycke samtykke agreement aceite aceptacion accettazione akkoord einverstandnis;"
    "gdpr:dsgvo rgpd lgpd avg rodo kvkk lopd;"
    "newsletter:infolettre boletin boletim nieuwsbrief nyhetsbrev nyhedsbrev biuletyn;"
    "subscriber:subscribed subscription abonnent abonniert anmeldung abonne abonnement inscrit inscription suscrito "
    "suscriptor suscripcion iscritto iscrizione assinante inscrito assinatura abonnee aangemeld ingeschreven "
    "subskrybent zapisany prenumerant prenumererar abonnerer tilmeldt signup;"
    "budget:presupuesto orcamento budzet budgetrahmen;"
    "purchase:buy buying purchasing kauf beschaffung anschaffung achat compra acquisto aankoop aanschaf zakup "
    "zakupu kop inkop kob kjop innkjop indkob;"
    "timeline:timeframe horizon timing delai echeance plazo prazo tempistica tempistiche zeitraum zeitrahmen "
    "zeithorizont horizont tidsram tidshorisont tidsramme horyzont;"
    "contract:vertrag contrat contrato contratto umowa umowy avtal kontrakt;"
    "preferred:bevorzugt bevorzugte bevorzugter prefere preferee preferido preferida preferito preferita "
    "preferencial voorkeur preferowany preferowana foredragen foretrukket foretrukken;"
    "form:formular formulaire formulario modulo formulier formularz;"
    "phone:telefono telefone telefon telephone telefoon telefonu telefonnummer telefoonnummer tel tlf;"
    "mobile:mobil mobiltelefon movil celular cellulare cellulaire portable mobiele mobiel komorkowy handy telemovel "
    "gsm cell;"
    "employees:mitarbeiter mitarbeitende beschaftigte empleados trabajadores employes salaries collaborateurs "
    "dipendenti addetti funcionarios colaboradores medewerkers werknemers pracownikow anstallda medarbetare ansatte "
    "medarbejdere;"
    "modified:change changed update updated geandert anderung aktualisiert aktualisierung modification modifie "
    "modificacion modificado actualizacion actualizado modifica modificato aggiornamento modificacao atualizacao "
    "gewijzigd wijziging modyfikacji zmiany andrad andring aendret aendring endret endring;"
    "created:create creation added erstellt erstellung cree creacion creado creazione creato criacao criado "
    "aangemaakt utworzenia skapad skapat oprettet opprettet;"
    "activity:aktivitat activite actividad attivita atividade activiteit aktywnosci aktywnosc aktivitet;"
    "annual:yearly jahrlich jahrlicher annuel annuelle annuels annuale annuali anual anuales roczny roczne "
    "jaarlijkse arlig arlige arliga;"
    "revenue:turnover umsatz revenu revenus ingreso ingresos facturacion ricavi fatturato receita faturamento omzet "
    "przychod przychody obroty omsattning omsetning intakt inntekt;"
    "language:sprache langue idioma lingua taal jezyk sprak sprog;"
    "profile:profil perfil profilo profiel;"
    "user:benutzer utilisateur usuario utente utilizador gebruiker uzytkownik anvandare bruger bruker;"
    "assigned:zugewiesen zugewiesener zugeordneter assigne attribue asignado assegnato atribuido toegewezen "
    "przypisany tilldelad tildelt;"
    "owner:besitzer inhaber proprietaire propietario proprietario eigenaar wlasciciel agare ejer eier;"
    "conversion:konversion conversione conversao conversie konwersji konvertering konverteringen;"
    "original:ursprungliche originale oorspronkelijke ursprunglig oprindelig opprinnelig pierwotne oryginalne;"
    "company:unternehmen unternehmens firma firmy entreprise societe empresa azienda bedrijf foretag virksomhed "
    "bedrift;"
    "name:nome nom naam namn navn nazwa;"
    "size:grosse taille tamano dimensione tamanho grootte maat rozmiar storlek storrelse;";

/// The English word in whose list the word is; the word itself where it is in none.
std::string_view english_of(std::string_view word) {
  for (std::size_t at = kWords.find(word); at != std::string_view::npos; at = kWords.find(word, at + 1)) {
    const char after = kWords[at + word.size()];
    if ((kWords[at - 1] == ' ' || kWords[at - 1] == ':') && (after == ' ' || after == ';')) {
      const std::size_t start = kWords.rfind(';', at) + 1;
      return kWords.substr(start, kWords.find(':', start) - start);
    }
  }
  return word;
}

}  // namespace

Phrase english(const Phrase& phrase) {
  Phrase read;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const bool is_email =
        phrase[i] == "e" && i + 1 < phrase.size() && is_listed(phrase[i + 1], "mail mails post posta");
    read.emplace_back(is_email ? "email" : english_of(phrase[i]));
    i += is_email ? 1 : 0;
  }
  return read;
}

}  // namespace trailspark::suggest
