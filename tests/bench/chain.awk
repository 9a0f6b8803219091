# What chain.sh does with the recipe of a made study: the chances of contact
# times `scale`, and without the plants between services, whose own chances do
# not shrink as services grow.
function flush()
{
    if (!dropped) printf "%s", text
    text = ""
    dropped = 0
}
/^\[/ { flush(); section = $1 }
section == "[contact]" && $1 ~ /^(within|place|sector|elsewhere)$/ { $3 *= scale }
section == "[plant" && $1 == "kind" &&
    $3 ~ /^(missing|hangs-on-one|strained|one-sided|overloaded|works|falls-apart|tied-group)$/ { dropped = 1 }
{ text = text $0 "\n" }
END { flush() }
