# The Debian packages that `make deb` makes: sayso, libsayso0.1 and libsayso-dev.
set(soversion ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set(debian_documents
  program sayso
  library libsayso${soversion}
  development libsayso-dev)
while(debian_documents)
  list(POP_FRONT debian_documents component package)
  install(FILES packaging/copyright ${documentation}/changelog.gz
          DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component})
  string(TOUPPER ${component} upper)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${package})
  set(CPACK_DEBIAN_${upper}_FILE_NAME DEB-DEFAULT)
endwhile()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The sayso authors <sayso@sayso.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "shows on whose say-so each thing in the news is claimed")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_COMPONENTS_ALL program library development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/tools/cmake/debian_places.cmake)
# Weights hardly become smaller, however long one tries.
set(CPACK_DEBIAN_COMPRESSION_TYPE gzip)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# The models are in the program's package, and the library reads them too.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "sayso (= ${PROJECT_VERSION})")
file(WRITE ${documentation}/shlibs
     "libsayso ${soversion} libsayso${soversion} (>= ${PROJECT_VERSION})\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA
    ${documentation}/shlibs ${PROJECT_SOURCE_DIR}/packaging/triggers)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libsayso${soversion} (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
"Reads news reports and keeps a record of who is reported to have said what:
every source, the words that attribute and what is attributed, how many
separate origins stand behind each claim, and who disputes it.")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION
"Reads news reports and keeps a record of who is reported to have said what.
This package has the shared library that programs in C++ use.")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
"Reads news reports and keeps a record of who is reported to have said what.
This package has what programs in C++ are compiled with.")
include(CPack)
