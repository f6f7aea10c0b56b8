# What every target of ours has in common. Third-party code is compiled without it.
#
#   trailspark_target(NAME)
function(trailspark_target target)
  target_compile_features(${target} PRIVATE cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(
    ${target}
    PRIVATE -Wall
            -Wextra
            -Wpedantic
            -Wconversion
            -Wsign-conversion
            -Wshadow
            $<$<BOOL:${TRAILSPARK_WERROR}>:-Werror>
            -Werror=unused-result # an ignored Result is an error in every build
            # GCC 12 is wrong about std::string here (its bugs 105651, 105562); the sanitizers find what these would.
            $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-maybe-uninitialized>
            # A fused multiply-add rounds once where two instructions round twice: results would differ between machines.
            -ffp-contract=off)
endfunction()

# Compiles a target's heaviest headers once, where the preset asks for it (TRAILSPARK_PRECOMPILE): a fifth of the time that
# they take to compile. Every other preset compiles each file with its own includes alone, and so finds a missing one.
#
#   trailspark_precompile(NAME <header> ...)
function(trailspark_precompile target)
  if(TRAILSPARK_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()

# Leaves out the checks of each pointer that AddressSanitizer makes nearly superfluous, and that make a quarter of the
# compiler's work: for what surrounds the product, not for the product.
#
#   trailspark_lightly_sanitized(NAME)
function(trailspark_lightly_sanitized target)
  target_compile_options(${target} PRIVATE -fno-sanitize=alignment,null,object-size,vptr)
endfunction()
