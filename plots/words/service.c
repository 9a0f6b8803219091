#include "outcome_naming.h"

#include "pdnet/words.h"

#include <string.h>

/* Names are stored, never inflected, in the order in which a sentence names
 * two of them. `names` are the spellings of a sector
 * that mean this service, small letters, each between bars. `many`: English
 * takes the plural of a verb after it. */
struct service {
    const char *label, *name, *again, *names;
    bool many;
};

/* clang-format off */
static const struct service services[] = {
    {PDN_SAYS_IN("service label", "School"),
     PDN_SAYS_IN("service", "the school"),
     NULL, "|skole|skolen|skule|skulen|school|the school|", false},
    {PDN_SAYS_IN("service label", "Lower secondary school"),
     PDN_SAYS_IN("service", "the lower secondary school"),
     PDN_SAYS_IN("service again", "the school"),
     "|ungdomsskole|ungdomsskolen|ungdomsskule|ungdomsskulen|"
     "lower secondary school|", false},
    {PDN_SAYS_IN("service label", "Upper secondary school"),
     PDN_SAYS_IN("service", "the upper secondary school"),
     PDN_SAYS_IN("service again", "the school"),
     "|videregående skole|videregående|vidaregåande skule|vidaregåande|vgs|"
     "upper secondary school|", false},
    {PDN_SAYS_IN("service label", "Kindergarten"),
     PDN_SAYS_IN("service", "the kindergarten"),
     NULL, "|barnehage|barnehagen|kindergarten|", false},
    {PDN_SAYS_IN("service label", "Educational psychology service"),
     PDN_SAYS_IN("service", "the educational psychology service"),
     NULL, "|ppt|ppt-tjenesten|ppt-tenesta|pp-tjeneste|pp-tjenesten|pp-teneste|"
     "pp-tenesta|pedagogisk-psykologisk tjeneste|"
     "pedagogisk-psykologisk teneste|educational psychology service|", false},
    {PDN_SAYS_IN("service label", "Follow-up service"),
     PDN_SAYS_IN("service", "the follow-up service"),
     NULL, "|oppfølgingstjenesten|oppfølgingstjeneste|oppfølgingstenesta|"
     "oppfølgingsteneste|ot|"
     "follow-up service|", false},
    {PDN_SAYS_IN("service label", "NAV"),
     PDN_SAYS_IN("service", "NAV"),
     NULL, "|nav|nav-kontor|nav-kontoret|", false},
    {PDN_SAYS_IN("service label", "Child welfare"),
     PDN_SAYS_IN("service", "child welfare"),
     NULL, "|barnevern|barnevernet|barneverntjeneste|barneverntjenesten|"
     "barnevernstjeneste|barnevernstjenesten|barnevernteneste|"
     "barneverntenesta|barnevernsteneste|barnevernstenesta|child welfare|", false},
    {PDN_SAYS_IN("service label", "Police/SLT"),
     PDN_SAYS_IN("service", "the police/SLT"),
     NULL, "|politi/slt|politiet/slt|politi og slt|police/slt|", true},
    {PDN_SAYS_IN("service label", "Police"),
     PDN_SAYS_IN("service", "the police"),
     NULL, "|politi|politiet|police|", true},
    {PDN_SAYS_IN("service label", "SLT"),
     PDN_SAYS_IN("service", "SLT"),
     NULL, "|slt|", false},
    {PDN_SAYS_IN("service label", "Health clinic"),
     PDN_SAYS_IN("service", "the health clinic"),
     PDN_SAYS_IN("service again", "the clinic"),
     "|helsestasjon|helsestasjonen|health clinic|", false},
    {PDN_SAYS_IN("service label", "Mental health and addiction"),
     PDN_SAYS_IN("service", "mental health and addiction"),
     NULL, "|psykisk helse og rus|mental health and addiction|", true},
    {PDN_SAYS_IN("service label", "BUP"),
     PDN_SAYS_IN("service", "BUP"),
     NULL, "|bup|", false},
    {PDN_SAYS_IN("service label", "GPs"),
     PDN_SAYS_IN("service", "the GPs"),
     NULL, "|fastlege|fastlegen|fastleger|fastlegene|fastlegane|gp|gps|", true},
    {PDN_SAYS_IN("service label", "Housing office"),
     PDN_SAYS_IN("service", "the housing office"),
     NULL, "|boligkontor|boligkontoret|bustadkontor|bustadkontoret|"
     "housing office|", false},
    {PDN_SAYS_IN("service label", "Culture and leisure"),
     PDN_SAYS_IN("service", "culture and leisure"),
     NULL, "|kultur og fritid|culture and leisure|", true},
    {PDN_SAYS_IN("service label", "Voluntary sector and employers"),
     PDN_SAYS_IN("service", "the voluntary sector and employers"),
     NULL, "|frivillighet og arbeidsgivere|frivillige og arbeidsgivere|"
     "frivilligheten og arbeidsgiverne|"
     "frivillige og arbeidsgivarar|voluntary sector and employers|", true},
    {PDN_SAYS_IN("service label", "Voluntary sector"),
     PDN_SAYS_IN("service", "the voluntary sector"),
     NULL, "|frivillighet|frivilligheten|frivillige|voluntary sector|", false},
    {PDN_SAYS_IN("service label", "Employers"),
     PDN_SAYS_IN("service", "the employers"),
     NULL, "|arbeidsgivere|arbeidsgiverne|arbeidsgivarar|employers|", true},
    {PDN_SAYS_IN("service label", "Municipal leadership"),
     PDN_SAYS_IN("service", "the municipal leadership"),
     NULL, "|kommuneledelse|kommuneledelsen|kommuneleiing|kommuneleiinga|"
     "municipal leadership|", false},
};
/* clang-format on */

enum { NAME_SIZE = 128 };

/* Places in the table. */
enum { LOWER_SECONDARY = 1, UPPER_SECONDARY = 2 };

/* Small letters, ASCII and the Latin-1 block (Æ Ø Å), between bars. */
static bool fold(const char *s, char out[NAME_SIZE])
{
    size_t n = strlen(s);

    if (n + 3 > NAME_SIZE || strchr(s, '|') != NULL) return false;
    out[0] = '|';
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        bool latin = i > 0 && (unsigned char)s[i - 1] == 0xc3;
        if (c >= 'A' && c <= 'Z') c = (unsigned char)(c + 32);
        if (latin && c >= 0x80 && c <= 0x9e) c = (unsigned char)(c + 32);
        out[i + 1] = (char)c;
    }
    out[n + 1] = '|';
    out[n + 2] = '\0';
    return true;
}

int pdn_service_code(const char *sector)
{
    char key[NAME_SIZE];

    if (sector == NULL || sector[0] == '\0' || !fold(sector, key)) return -1;
    for (size_t i = 0; i < PDN_COUNT(services); i++)
        if (strstr(services[i].names, key) != NULL) return (int)i;
    return -1;
}

const char *pdn_service_name(const char *sector)
{
    const char *own = outcome_naming__service(sector);
    int k = pdn_service_code(sector);

    if (own != NULL) return own;
    return k < 0 ? sector : pdn_word_in("service", services[k].name);
}

bool pdn_service_is_many(const char *sector)
{
    int k = pdn_service_code(sector);

    return outcome_naming__service(sector) == NULL && k >= 0 &&
           services[k].many;
}

const char *pdn_service_again(const char *sector)
{
    const bool own = outcome_naming__service(sector) != NULL;
    int k = own ? -1 : pdn_service_code(sector);
    if (k >= 0 && services[k].again != NULL)
        return pdn_word_in("service again", services[k].again);
    const char *name = pdn_service_name(sector), *space = strchr(name, ' ');
    bool long_name = space != NULL && strchr(space + 1, ' ') != NULL;
    return long_name ? pdn_word("the other side") : name;
}

/* Two services whose names share a word. */
const char *pdn_service_pair_name(const char *a, const char *b)
{
    int k = pdn_service_code(a), m = pdn_service_code(b);
    if (outcome_naming__service(a) != NULL ||
        outcome_naming__service(b) != NULL)
        return NULL;
    if (k == LOWER_SECONDARY && m == UPPER_SECONDARY)
        return pdn_word_in("service pair", "lower and upper secondary school");
    return NULL;
}

const char *pdn_service_label(const char *sector)
{
    const char *own = outcome_naming__service(sector);
    int k = pdn_service_code(sector);
    if (own != NULL) return pdn_say_capital(own);
    if (k < 0) return pdn_say_capital(sector);
    return pdn_word_in("service label", services[k].label);
}
