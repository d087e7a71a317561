# embed_files(<library> <name> <files>...)
#
# Puts the files, whose paths are relative to the project, into <library> byte for byte, as
#   namespace sayso { extern const std::vector<EmbeddedFile> <name>; }
# where `struct EmbeddedFile { std::string_view path, bytes; }` is declared in views/http/static_files.h. The
# assembler takes the bytes in: a compiler would need minutes for large arrays.
function(embed_files library name)
  set(out ${CMAKE_BINARY_DIR}/generated/${library}_${name})
  set(assembly "")
  set(rows "")
  set(declarations "")
  set(number 0)
  foreach(file IN LISTS ARGN)
    set(symbol ${name}_${number})
    string(APPEND assembly
      "  .global ${symbol}_begin\n  .global ${symbol}_end\n${symbol}_begin:\n"
      "  .incbin \"${PROJECT_SOURCE_DIR}/${file}\"\n${symbol}_end:\n  .byte 0\n")
    string(APPEND declarations "extern const char ${symbol}_begin[], ${symbol}_end[];\n")
    string(APPEND rows "    {\"${file}\", {${symbol}_begin, ${symbol}_end}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${out}.S CONTENT
    "  .section .rodata\n${assembly}  .section .note.GNU-stack,\"\",%progbits\n" @ONLY)
  file(CONFIGURE OUTPUT ${out}.cc CONTENT
    "#include \"views/http/static_files.h\"\n\nextern \"C\" {\n${declarations}}\n\nnamespace sayso {\n\nconst std::vector<EmbeddedFile> ${name} = {\n${rows}};\n\n}  // namespace sayso\n"
    @ONLY)
  list(TRANSFORM ARGN PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE inputs)
  set_source_files_properties(${out}.S PROPERTIES OBJECT_DEPENDS "${inputs}")
  target_sources(${library} PRIVATE ${out}.S ${out}.cc)
endfunction()
