# A wheel of the Python module that a build folder has already (SAYSO_BUILT), with the models;
# nothing is compiled.
file(GLOB module ${SAYSO_BUILT}/_sayso.*.so)
if(NOT module)
  message(FATAL_ERROR "no Python module in ${SAYSO_BUILT}")
endif()
add_custom_target(python_module)
install(PROGRAMS ${module} DESTINATION sayso COMPONENT python)
install(DIRECTORY models/ DESTINATION sayso/share/sayso/models COMPONENT python)
