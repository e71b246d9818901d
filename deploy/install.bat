@echo off
rem Runs install.ps1 where scripts are not allowed to run by themselves. Without marks: a console has its own alphabet.
if not exist "%~dp0install.ps1" (
  echo Hay giai nen ca goi .zip truoc khi chay. / Unpack the whole .zip archive first, then run this again.
  set result=1
  goto end
)
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" %*
set result=%errorlevel%
:end
rem Opened by a double click, the window would close before anybody has read what it says.
if "%~1"=="" pause
exit /b %result%
