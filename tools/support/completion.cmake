# Bash completion of one tool, from the option table that it prints.
execute_process(COMMAND ${TOOL} --help-table OUTPUT_VARIABLE table
    COMMAND_ERROR_IS_FATAL ANY)
string(REGEX REPLACE "\t[^\n]*" "" names "${table}")
string(REGEX REPLACE "([^\n]+)\n" "--\\1 " words "${names}")
set(cases "")
string(REPLACE ";" "," table "${table}")
string(REPLACE "\n" ";" rows "${table}")
foreach(row IN LISTS rows)
    if(row MATCHES "^([^\t]+)\t.\t[^\t]*\t([^\t]+)\t")
        string(APPEND cases
            "    --${CMAKE_MATCH_1}) COMPREPLY=($(compgen -W '${CMAKE_MATCH_2}' -- \"$cur\")); return ;;\n")
    endif()
endforeach()
string(REPLACE "-" "_" function "_${NAME}")
file(WRITE ${OUT} "${function}()
{
    local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
    case $prev in
${cases}    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W '${words}' -- \"$cur\"))
    fi
}
complete -o default -F ${function} ${NAME}
")
