# Sourced by ./demo and ./check: sees to it that the Debian packages named are
# installed. Says what it is about to do; without root it prints the command.
#   pdn_need PACKAGE...
pdn_need()
{
    missing=
    for package in "$@"; do
        status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$status" = installed ] || missing="$missing $package"
    done
    [ -z "$missing" ] && return 0

    if ! command -v apt-get >/dev/null 2>&1; then
        echo "This needs Debian's packages:$missing" >&2
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        echo "Some packages are missing. Run this once, then try again:" >&2
        echo "  sudo apt-get install -y$missing" >&2
        return 1
    fi
    echo "Installing with apt-get:$missing"
    # shellcheck disable=SC2086 # one word per package
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null 2>&1 ||
        { DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null; }
}

# What building takes.
pdn_build_packages="gcc libc6-dev cmake ninja-build pkg-config gettext scdoc
    libigraph-dev libgsl-dev libcsv-dev libcairo2-dev libpango1.0-dev libicu-dev
    libsodium-dev libinih-dev libjansson-dev libxml2-dev libminizip-dev
    libglpk-dev
    fonts-noto-core fonts-dejavu-core"
# What the tests take beside it.
pdn_test_packages="g++ clang-format libcmocka-dev bats libxml2-utils
    poppler-utils locales python3-scipy chromium-headless-shell parallel
    slurm-wlm munge"
# Node.js of elsewhere brings an npm that Debian's does not stand beside.
command -v node >/dev/null || pdn_test_packages="$pdn_test_packages nodejs"
command -v npm >/dev/null || pdn_test_packages="$pdn_test_packages npm"
