# embed_table(<library> <name> <file>)
#
# Writes the lines of a table of tab-separated columns into <library> as
#   namespace sayso { extern const std::string_view <name>; }
# without its comments (lines that start with #) and without its last column, which says where the
# facts of a line are from.
function(embed_table library name file)
  set(out ${CMAKE_BINARY_DIR}/generated/${library}_${name}.cc)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAME=${name} -DFILE=${file}
            -P ${PROJECT_SOURCE_DIR}/tools/cmake/write_table.cmake
    DEPENDS ${file} ${PROJECT_SOURCE_DIR}/tools/cmake/write_table.cmake
    VERBATIM)
  target_sources(${library} PRIVATE ${out})
endfunction()
