#include "survey/webform/service_spellings.h"

#include <string.h>

/* clang-format off */
static const char *const spellings[] = {
    [PDN_SERVICE_SCHOOL] =
        "|skole|skolen|skule|skulen|school|the school|",
    [PDN_SERVICE_LOWER_SECONDARY] =
        "|ungdomsskole|ungdomsskolen|ungdomsskule|ungdomsskulen"
        "|lower secondary school|",
    [PDN_SERVICE_UPPER_SECONDARY] =
        "|videregående skole|videregående|vidaregåande skule"
        "|vidaregåande|vgs|upper secondary school|",
    [PDN_SERVICE_KINDERGARTEN] =
        "|barnehage|barnehagen|kindergarten|",
    [PDN_SERVICE_PPT] =
        "|ppt|ppt-tjenesten|ppt-tenesta|pp-tjeneste|pp-tjenesten|pp-teneste"
        "|pp-tenesta|pedagogisk-psykologisk tjeneste"
        "|pedagogisk-psykologisk teneste|educational psychology service|",
    [PDN_SERVICE_FOLLOW_UP] =
        "|oppfølgingstjenesten|oppfølgingstjeneste|oppfølgingstenesta"
        "|oppfølgingsteneste|ot|follow-up service|",
    [PDN_SERVICE_NAV] =
        "|nav|nav-kontor|nav-kontoret|",
    [PDN_SERVICE_CHILD_WELFARE] =
        "|barnevern|barnevernet|barneverntjeneste|barneverntjenesten"
        "|barnevernstjeneste|barnevernstjenesten|barnevernteneste"
        "|barneverntenesta|barnevernsteneste|barnevernstenesta|child welfare|",
    [PDN_SERVICE_POLICE_SLT] =
        "|politi/slt|politiet/slt|politi og slt|police/slt|",
    [PDN_SERVICE_POLICE] =
        "|politi|politiet|police|",
    [PDN_SERVICE_SLT] =
        "|slt|",
    [PDN_SERVICE_HEALTH_CLINIC] =
        "|helsestasjon|helsestasjonen|health clinic|",
    [PDN_SERVICE_MENTAL_HEALTH] =
        "|psykisk helse og rus|mental health and addiction|",
    [PDN_SERVICE_BUP] =
        "|bup|",
    [PDN_SERVICE_GPS] =
        "|fastlege|fastlegen|fastleger|fastlegene|fastlegane|gp|gps|",
    [PDN_SERVICE_HOUSING] =
        "|boligkontor|boligkontoret|bustadkontor|bustadkontoret"
        "|housing office|",
    [PDN_SERVICE_CULTURE] =
        "|kultur og fritid|culture and leisure|",
    [PDN_SERVICE_VOLUNTARY_EMPLOYERS] =
        "|frivillighet og arbeidsgivere|frivillige og arbeidsgivere"
        "|frivilligheten og arbeidsgiverne"
        "|frivillige og arbeidsgivarar|voluntary sector and employers|",
    [PDN_SERVICE_VOLUNTARY] =
        "|frivillighet|frivilligheten|frivillige|voluntary sector|",
    [PDN_SERVICE_EMPLOYERS] =
        "|arbeidsgivere|arbeidsgiverne|arbeidsgivarar|employers|",
    [PDN_SERVICE_MUNICIPAL_LEADERSHIP] =
        "|kommuneledelse|kommuneledelsen|kommuneleiing|kommuneleiinga"
        "|municipal leadership|",
};
/* clang-format on */

enum { NAME_SIZE = 128 };

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
    for (size_t i = 0; i < PDN_COUNT(spellings); i++)
        if (strstr(spellings[i], key) != NULL) return (int)i;
    return -1;
}

const char *service_spellings__of(int code)
{
    return code >= 0 && (size_t)code < PDN_COUNT(spellings) ? spellings[code]
                                                            : NULL;
}
