# embed_sql(<library> <files>...)
#
# Writes the SQL files, in the order of their names, into <library> as
#   namespace sayso { extern const std::vector<std::string_view> <library>_migrations; }
# The name of file n (from 1) starts with n in four digits: 0001_documents.sql. A file may be up to
# 16 kB, the longest raw string that every compiler takes.
function(embed_sql library)
  set(out ${CMAKE_BINARY_DIR}/generated/${library}_migrations.cc)
  list(SORT ARGN)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DLIBRARY=${library} "-DFILES=${ARGN}"
            -P ${PROJECT_SOURCE_DIR}/tools/cmake/write_sql.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/tools/cmake/write_sql.cmake
    VERBATIM)
  target_sources(${library} PRIVATE ${out})
endfunction()
