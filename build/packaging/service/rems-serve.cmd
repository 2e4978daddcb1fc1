@echo off
rem The host of REMS Workstation without a window, run by the Node that lies beside it.
setlocal
set NODE_OPTIONS=
set NODE_EXTRA_CA_CERTS=
"%~dp0runtime\node.exe" --max-semi-space-size=16 --heap-growing-percent=60 "%~dp0app\out\main\headless.js" %*
exit /b %errorlevel%
