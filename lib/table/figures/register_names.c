#include "table/figures/register_names.h"

#include "pdnet/core.h"

#include <string.h>

register_name register_names__bare(const char *name)
{
    static const char *const kinds[] = {" kommune", " fylke", " municipality"};
    register_name b = {name, strlen(name)};
    size_t code = strncmp(name, "k-", 2) == 0 ? 2 : 0;
    size_t number = strspn(name + code, "0123456789");
    const char *bracket = strrchr(name, '(');

    if (number > 0 && name[code + number] == ' ') {
        b.s = name + code + number + 1;
        b.n = strlen(b.s);
    }
    if (bracket != NULL && bracket > b.s + 1 && b.s[b.n - 1] == ')')
        b.n = (size_t)(bracket - b.s) - (bracket[-1] == ' ');
    for (size_t i = 0; i < PDN_COUNT(kinds); i++) {
        size_t k = strlen(kinds[i]);
        if (b.n > k && strncmp(b.s + b.n - k, kinds[i], k) == 0) b.n -= k;
    }
    return b;
}

register_name register_names__code(const char *name)
{
    static const char digits[] = "0123456789";
    const char *s = name + (strncmp(name, "k-", 2) == 0 ? 2 : 0);
    const char *bracket = strrchr(name, '(');
    register_name c = {s, strspn(s, digits)};

    if (c.n > 0 && (s[c.n] == ' ' || s[c.n] == '\0')) return c;
    c.n = 0;
    if (bracket == NULL) return c;
    c = (register_name){bracket + 1, strspn(bracket + 1, digits)};
    if (strcmp(c.s + c.n, ")") != 0) c.n = 0;
    return c;
}

static bool same_bare(register_name a, register_name b)
{
    return a.n == b.n && a.n > 0 && strncmp(a.s, b.s, a.n) == 0;
}

bool register_names__differ(const char *a, const char *b)
{
    enum { CODE = 4 };
    register_name x = register_names__bare(a), y = register_names__bare(b);
    const register_name code_x = register_names__code(a),
                        code_y = register_names__code(b);
    const bool own_x = x.n == strlen(a), own_y = y.n == strlen(b);

    if (strcmp(a, b) == 0) return false;
    if (code_x.n >= CODE && same_bare(code_x, code_y) &&
        (code_x.n == strlen(a) || code_y.n == strlen(b)))
        return true;
    if (!same_bare(x, y)) return false;
    return own_x != own_y || same_bare(code_x, code_y);
}
