# What `make install` and the Debian packages put where. Everything is found from where it lies, so
# that an installed tree may be moved.
#
#   program       sayso, its models, manual page and shell completions
#   library       libsayso.so.0.1
#   development   headers, CMake package, pkg-config file
set(pages ${CMAKE_BINARY_DIR}/pages)
set(documentation ${CMAKE_BINARY_DIR}/documentation)

# A page without the time of its making, so that packages can be made again to the byte.
function(gzipped from to)
  add_custom_command(OUTPUT ${to} COMMAND gzip -9nc ${from} > ${to} DEPENDS ${from} VERBATIM)
endfunction()

file(MAKE_DIRECTORY ${pages} ${documentation})
gzipped(${PROJECT_SOURCE_DIR}/docs/sayso.1 ${pages}/sayso.1.gz)
configure_file(packaging/changelog.in ${documentation}/changelog)
gzipped(${documentation}/changelog ${documentation}/changelog.gz)
set(made ${pages}/sayso.1.gz ${documentation}/changelog.gz)
foreach(shell bash zsh fish)
  add_custom_command(OUTPUT ${pages}/${shell} COMMAND sayso completion ${shell} > ${pages}/${shell}
                     DEPENDS sayso VERBATIM)
  list(APPEND made ${pages}/${shell})
endforeach()
add_custom_target(installed_pages ALL DEPENDS ${made})

install(TARGETS sayso RUNTIME COMPONENT program)
install(DIRECTORY models/ DESTINATION ${CMAKE_INSTALL_DATADIR}/sayso/models COMPONENT program)
install(FILES ${pages}/sayso.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${pages}/bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME sayso COMPONENT program)
install(FILES ${pages}/zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions
        RENAME _sayso COMPONENT program)
install(FILES ${pages}/fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
        RENAME sayso.fish COMPONENT program)

set(cmake_package ${CMAKE_INSTALL_LIBDIR}/cmake/sayso)
install(TARGETS sayso_library EXPORT saysoTargets
        LIBRARY COMPONENT library NAMELINK_COMPONENT development)
install(DIRECTORY ${CMAKE_BINARY_DIR}/include/sayso DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        COMPONENT development)
install(EXPORT saysoTargets NAMESPACE sayso:: DESTINATION ${cmake_package} COMPONENT development)
include(CMakePackageConfigHelpers)
configure_package_config_file(packaging/saysoConfig.cmake.in ${CMAKE_BINARY_DIR}/saysoConfig.cmake
                              INSTALL_DESTINATION ${cmake_package})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/saysoConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/saysoConfig.cmake ${CMAKE_BINARY_DIR}/saysoConfigVersion.cmake
        DESTINATION ${cmake_package} COMPONENT development)
file(RELATIVE_PATH prefix_of_libraries /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(packaging/sayso.pc.in ${CMAKE_BINARY_DIR}/sayso.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/sayso.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
        COMPONENT development)

include(tools/cmake/debian.cmake)
